"""Chapter 7: the latent plane of a variational autoencoder, and its training from scratch."""

from explorer.tabs.vae.tab import VaeTab

__all__ = ["VaeTab"]
