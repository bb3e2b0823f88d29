/** The other side of a `Companion`. A question that cannot be answered ends the process, and so the benchmark. */
export function answerWith<Questions>(answer: (question: Questions) => unknown): void {
  process.on('message', (question: Questions) => {
    Promise.resolve(question)
      .then(answer)
      .then(
        value => process.send?.({ answer: value ?? null }),
        error => {
          process.stderr.write(`${(error as Error).stack}\n`)
          process.exit(1)
        },
      )
  })
  process.on('disconnect', () => process.exit(0))
}
