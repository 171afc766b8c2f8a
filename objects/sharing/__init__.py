"""What lets an object travel: short links, QR codes, gallery labels, share images, linked data."""
