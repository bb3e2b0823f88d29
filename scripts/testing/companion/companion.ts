import { type ChildProcess, fork } from 'node:child_process'

/** A program in a process of its own that is asked one thing at a time: what it costs is not the server's. */
export class Companion<Questions extends { readonly ask: string }> {
  readonly #child: ChildProcess
  readonly #broken: Promise<never>

  /** Its file answers with `answerWith`. */
  constructor(program: URL, execArgv: readonly string[] = []) {
    this.#child = fork(program, { execArgv: [...execArgv] })
    this.#broken = new Promise((_, reject) => {
      this.#child.once('exit', code => reject(new Error(`${program.pathname} ended with ${code}`)))
    })
    this.#broken.catch(() => {})
    const endWithUs = () => this.end()
    process.once('exit', endWithUs)
    this.#child.once('exit', () => process.removeListener('exit', endWithUs))
  }

  /** Rejects where the program ends before it answers. */
  ask<Answer>(question: Questions): Promise<Answer> {
    const answered = new Promise<Answer>(resolve => {
      this.#child.once('message', ({ answer }: { answer: Answer }) => resolve(answer))
    })
    this.#child.send(question)
    return Promise.race([answered, this.#broken])
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }
}
