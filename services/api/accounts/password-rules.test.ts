import t from 'tap'
import { passwordFault } from './password-rules.ts'

const wang = { username: 'wang.fang', displayName: 'Fang Wang' }
const isTaken = (password: string) => passwordFault(password, wang) === undefined

t.test('twelve characters are enough and a hundred and twenty-eight are not too many', async t => {
  const long = 'kettle orbit ninety lamp '.repeat(6)
  t.match(passwordFault('vK9#mq2-Lx7', wang), { en: 'at least 12 characters', zh: '至少 12 个字符' })
  t.ok(isTaken('vK9#mq2-Lx7u'))
  t.ok(isTaken(long.slice(0, 128)))
  t.match(passwordFault(long.slice(0, 129), wang), { en: 'at most 128 characters' })
})

t.test('no sign is asked for: words, spaces, Chinese and emoji are as good', async t => {
  for (const password of [
    'correct horse battery staple',
    'three green kettles',
    '床前明月光疑是地上霜举头望',
    'brown teapot 🫖 lid',
    'choose-a-long-one',
  ]) {
    t.ok(isTaken(password), password)
  }
})

t.test('what is guessed first is refused, however long', async t => {
  for (const password of [
    '123456789012',
    '111111111111',
    'passwordpassword',
    'Password123456',
    'P4$$w0rd12345678',
    'qwertyuiop123456',
    '1qaz2wsx3edc4rfv',
    '1q2w3e4r5t6y',
    'zxcvbnmasdfghjkl',
    'abcdefghijklmnop',
    'poiuytrewqlkjhgfdsa',
    'woaini5201314',
    'woaini1314520',
    'admin888888888',
    'AdminAdminAdmin1',
    'linli123456789',
    'administrator1',
    'abcabcabcabcabc',
    '147258369147258369',
    '20252025202520252025',
  ]) {
    t.match(passwordFault(password, wang), { en: /^easily guessed/, zh: /^容易被猜到/ }, password)
  }
})

t.test('one’s own name is nothing that others do not know', async t => {
  t.notOk(isTaken('wang.fang1234567'))
  t.notOk(isTaken('FangWangFang2025'.slice(0, 12)))
  t.ok(isTaken('wang.fang sells seven kites'))
})
