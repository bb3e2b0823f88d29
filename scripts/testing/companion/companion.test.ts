import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { Companion } from './companion.ts'

type Question = { readonly ask: 'double'; readonly of: number } | { readonly ask: 'fail' }

function companion(t: Test): Companion<Question> {
  const file = join(t.testdir(), 'program.ts')
  const answer = new URL('./answer.ts', import.meta.url).href
  writeFileSync(
    file,
    `import { answerWith } from '${answer}'
answerWith(async question => {
  if (question.ask === 'fail') process.exit(3)
  return question.of * 2
})`,
  )
  const program = new Companion<Question>(pathToFileURL(file))
  t.teardown(() => program.end())
  return program
}

t.test('each question has its answer', async t => {
  const program = companion(t)
  t.equal(await program.ask({ ask: 'double', of: 4 }), 8)
  t.equal(await program.ask({ ask: 'double', of: 5 }), 10)
})

t.test('a program that ends answers no more: the question rejects', async t => {
  await t.rejects(companion(t).ask({ ask: 'fail' }), /ended with 3/)
})
