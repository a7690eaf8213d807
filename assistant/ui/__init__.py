"""Answers to the screen: the only code besides streamlit_app.py that imports streamlit."""
