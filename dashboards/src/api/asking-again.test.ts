import { QueryClient } from '@tanstack/react-query'
import t from 'tap'
import { queryClient } from '../app/client.ts'
import { isAskedAgain, waitMs } from './asking-again.ts'
import { ApiProblem, Unreachable } from './request.ts'

const problem = (status: number, code: string, retryAfterMs?: number) =>
  new ApiProblem(status, { type: '', title: '', status, code }, retryAfterMs)

t.test('what the server did not answer is asked three times more, each time later', async t => {
  const error = new Unreachable()
  t.same(
    [0, 1, 2, 3].map(failures => isAskedAgain(failures, error)),
    [true, true, true, false],
  )
  t.same(
    [0, 1, 2, 9].map(failures => waitMs(failures, error)),
    [1_000, 2_000, 4_000, 30_000],
  )
})

t.test('a no is a no', async t => {
  t.notOk(isAskedAgain(0, problem(404, 'DEVICE_NOT_FOUND')))
})

t.test(
  'what was asked too often is asked again when the server says that it may be, however often that is',
  async t => {
    const limited = problem(429, 'RATE_LIMITED', 17_000)
    t.ok(isAskedAgain(0, limited))
    t.ok(isAskedAgain(50, limited))
    t.equal(waitMs(50, limited), 17_000)
    t.equal(waitMs(0, problem(429, 'RATE_LIMITED')), 30_000)
    t.notOk(
      isAskedAgain(0, problem(429, 'SIGN_IN_THROTTLED', 17_000)),
      'a wait for a person is no wait for a page',
    )
  },
)

t.test('a page that was refused for the pace of its address shows what it asked for in the end', async t => {
  const client = queryClient()
  t.teardown(() => client.clear())
  t.type(client, QueryClient)
  let asked = 0
  const answer = await client.fetchQuery({
    queryKey: ['one'],
    queryFn: async () => {
      asked += 1
      if (asked === 1) throw problem(429, 'RATE_LIMITED', 0)
      return 'here'
    },
  })
  t.same([answer, asked], ['here', 2])
})
