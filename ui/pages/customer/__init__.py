"""One customer on one page 客户画像: who they are, what happened, what is to be done."""
