#!/bin/sh
# Train, measure and export the neural reader from the raw data: sh training/run.sh DATA QUESTIONS WORK [PYTHON]
#   DATA       folder that holds qa/ and, anywhere below it, the report PDFs
#   QUESTIONS  lay questions on those reports, JSON Lines
#   WORK       folder for groups and checkpoints
set -eu
data=$1 questions=$2 work=$3 python=${4:-python3}
here=$(dirname "$0")
lay=$here/data/lay-questions.jsonl
everyday=$here/data/everyday-questions.jsonl
export OMP_WAIT_POLICY=PASSIVE
public="--groups $work/public.jsonl"
lay_groups="--groups $work/lay/reports.jsonl --replay $work/public.jsonl --epochs 1 --rate 6e-5 --negatives 7"
everyday_groups="--groups $work/everyday/reports.jsonl $work/everyday/reports.jsonl $work/lay/reports.jsonl
    --replay $work/public.jsonl --replay-groups 500 --epochs 1 --rate 4e-5 --negatives 7 --seed 53"
made_groups="--groups $work/made.jsonl $work/made.jsonl $work/everyday/reports.jsonl $work/lay/reports.jsonl --leave-out 0 1
    --replay $work/public.jsonl --replay-groups 1200 --epochs 1 --rate 5e-5 --negatives 7 --seed 111"

# lay_and_everyday NAME MINUTES MINUTES REPLAYED [--leave-out FOLD]: the lay questions from stage1.pt, averaged with stage1b.pt;
# then the everyday ones from there, averaged with where they began.
lay_and_everyday() {
    name=$1 lay_minutes=$2 everyday_minutes=$3 replayed=$4
    shift 4
    $python "$here/train.py" $lay_groups --start "$work/stage1.pt" --replay-groups "$replayed" --minutes "$lay_minutes" "$@" --out "$work/lay-$name.pt"
    $python "$here/average.py" "$work/stage1b.pt=1" "$work/lay-$name.pt=1" --out "$work/start-$name.pt"
    $python "$here/train.py" $everyday_groups --start "$work/start-$name.pt" --minutes "$everyday_minutes" "$@" --out "$work/everyday-$name.pt"
    $python "$here/average.py" "$work/start-$name.pt=1" "$work/everyday-$name.pt=1" --out "$work/$name.pt"
}

# The minutes are those the shipped model had on two busy cores; give more where there are more.
$python "$here/groups.py" --data "$data" --reports "$questions" "$lay" --out "$work/lay"
$python "$here/groups.py" --data "$data" --reports "$everyday" --out "$work/everyday"
cp "$work/lay/public.jsonl" "$work"
$python "$here/train.py" $public --out "$work/first.pt" --epochs 2 --minutes 38 --meaning 0
$python "$here/train.py" $public --start "$work/first.pt" --out "$work/second.pt" --rate 6e-5 --seed 29 --minutes 28
$python "$here/train.py" $public --start "$work/second.pt" --out "$work/stage1.pt" --rate 6e-5 --seed 31 --minutes 50
$python "$here/train.py" $public --start "$work/stage1.pt" --out "$work/stage1b.pt" --rate 6e-5 --seed 43 --minutes 40 --negatives 7
for fold in 0 1; do
    lay_and_everyday without$fold 14 10 800 --leave-out $fold
done
lay_and_everyday whole 22 15 1500
$python "$here/average.py" "$work/whole.pt=4" "$work/without0.pt=1" "$work/without1.pt=1" --out "$work/final.pt"
# The invented papers, with no report of the folds: what they change is added to the networks held out too.
$python "$here/groups.py" --made-by "$work/final.pt" --out "$work"
$python "$here/train.py" $made_groups --start "$work/final.pt" --minutes 228 --out "$work/made.pt"
$python "$here/average.py" "$work/final.pt=1" "$work/made.pt=2" --out "$work/shipped.pt"
for fold in 0 1; do
    $python "$here/average.py" "$work/without$fold.pt=1" "$work/shipped.pt=1" "$work/final.pt=-1" --out "$work/shipped-without$fold.pt"
    $python "$here/export.py" --checkpoint "$work/shipped-without$fold.pt" --out "$work/readers/$fold"
    $python "$here/measure.py" --data "$data" --reports "$questions" --model "$work/readers/$fold" --what reports --fold $fold
done
$python "$here/export.py" --checkpoint "$work/shipped.pt" --out "$here/../assistant/data/reader"
$python "$here/measure.py" --data "$data" --reports "$questions" --model "$here/../assistant/data/reader" \
    --against "$work/shipped.pt" --what conditionalqa squad agreement
