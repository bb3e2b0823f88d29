import t from 'tap'
import { bytesIn, systemCallsIn } from './system-calls.ts'

const trace = `10 pwrite64(28</data/linli.db-wal>, "\\0\\21&", 24, 4096) = 24
10 fsync(28</data/linli.db-wal> <unfinished ...>
11 write(55<socket:[7]>, "@\\2\\f\\36", 4) = 4
10 <... fsync resumed>)             = 0
11 write(55<socket:[7]>, "late", 4 <unfinished ...>
11 +++ killed by SIGKILL +++
`

t.test('a call that another thread interrupts is entered and returns at places of its own', async t => {
  t.match(systemCallsIn(trace), [
    { name: 'pwrite64', target: '/data/linli.db-wal', result: 24, enteredAt: 0, returnedAt: 0 },
    { name: 'write', target: 'socket:[7]', enteredAt: 2, returnedAt: 2 },
    { name: 'fsync', target: '/data/linli.db-wal', result: 0, enteredAt: 1, returnedAt: 3 },
  ])
  t.equal(systemCallsIn(trace).length, 3, 'one that never returned is none')
})

t.test('escaped bytes are read as they were, from one string or many', async t => {
  t.same(bytesIn('5<x>, "@\\2\\f\\36", 4'), Buffer.from([0x40, 2, 12, 30]))
  t.same(
    bytesIn('5<x>, [{iov_base="@", iov_len=1}, {iov_base="\\"\\\\\\0021", iov_len=4}], 2'),
    Buffer.from('@"\\\u00021', 'latin1'),
  )
  t.throws(() => bytesIn('5<x>, "begin"..., 400'), /cut it short/)
})
