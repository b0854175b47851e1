"""Making a brief in the window: subject, audience, the real pages, the proof."""
