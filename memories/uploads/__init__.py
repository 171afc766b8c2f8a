"""Pictures, sound and video that come with a memory: received, decoded apart, made anew, kept."""
