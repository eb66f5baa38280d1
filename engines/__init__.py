"""What Genscope computes, as a small library: numpy and torch, no Qt.

Each chapter is one module or package; import the one you need, for example
``from engines import gmm``. Nothing is imported here, so that a classical chapter never pays
for torch.
"""
