#!/bin/sh
# Train, measure and export the neural reader from the raw data: sh training/run.sh DATA QUESTIONS WORK [PYTHON]
#   DATA       folder that holds qa/ and, anywhere below it, the report PDFs
#   QUESTIONS  lay questions on those reports, JSON Lines
#   WORK       folder for groups and checkpoints
set -eu
data=$1 questions=$2 work=$3 python=${4:-python3}
here=$(dirname "$0")
lay=$here/data/lay-questions.jsonl
export OMP_WAIT_POLICY=PASSIVE
lay_groups="--groups $work/reports.jsonl --replay $work/public.jsonl --epochs 1 --rate 6e-5 --negatives 7"

# The minutes are those the shipped model had on two busy cores; give more where there are more.
$python "$here/groups.py" --data "$data" --reports "$questions" "$lay" --out "$work"
$python "$here/train.py" --groups "$work/public.jsonl" --out "$work/first.pt" --epochs 2 --minutes 38 --meaning 0
$python "$here/train.py" --groups "$work/public.jsonl" --start "$work/first.pt" --out "$work/second.pt" --rate 6e-5 --seed 29 --minutes 28
$python "$here/train.py" --groups "$work/public.jsonl" --start "$work/second.pt" --out "$work/stage1.pt" --rate 6e-5 --seed 31 --minutes 50
for fold in 0 1; do
    $python "$here/train.py" $lay_groups --start "$work/stage1.pt" --replay-groups 800 --minutes 14 --leave-out $fold --out "$work/without$fold.pt"
    $python "$here/export.py" --checkpoint "$work/without$fold.pt" --out "$work/readers/$fold"
    $python "$here/measure.py" --data "$data" --reports "$questions" --model "$work/readers/$fold" --what reports --fold $fold
done
$python "$here/train.py" $lay_groups --start "$work/stage1.pt" --replay-groups 1500 --minutes 22 --out "$work/final.pt"
$python "$here/export.py" --checkpoint "$work/final.pt" --out "$here/../assistant/data/reader"
$python "$here/measure.py" --data "$data" --reports "$questions" --model "$here/../assistant/data/reader" \
    --against "$work/final.pt" --what conditionalqa squad agreement
