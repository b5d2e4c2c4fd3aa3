"""What the encoder's heads may answer, in the order of their outputs. Changing an order needs new weights."""

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMES = ("O", "B-person", "I-person", "B-body", "I-body", "B-place", "I-place", "B-other", "I-other")
UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
# Penn Treebank tags as the UD treebanks of English have them.
TAGS = tuple(
    "NN IN DT NNP JJ PRP . RB , NNS VB CC VBD VBP VBZ CD VBN VBG TO PRP$ MD UH : WDT -RRB- -LRB- WRB `` '' RP HYPH WP POS NNPS JJR "
    "JJS EX RBR SYM FW NFP $ PDT GW ADD RBS LS AFX WP$ XX".split()
)
RELATIONS = tuple(
    "punct case det nsubj root amod advmod obj obl nmod conj cc mark compound aux cop advcl nmod:poss xcomp acl:relcl flat discourse acl "
    "ccomp parataxis aux:pass nummod nsubj:pass appos compound:prt obl:unmarked reparandum dep fixed nmod:unmarked expl iobj obl:agent "
    "csubj "
    "advcl:relcl nsubj:outer nmod:desc det:predet vocative list orphan cc:preconj dislocated goeswith csubj:pass csubj:outer".split()
)
