"""What is heard: the recorded voice, sounds, and the way to the loudspeakers."""
