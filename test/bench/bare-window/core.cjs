// Stays alive as long as whoever started it.
setInterval(() => {}, 1000)
process.on('disconnect', () => process.exit(0))
