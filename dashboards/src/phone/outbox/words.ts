import { defineWords } from '../../words/define.ts'

export const words = defineWords({
  en: {
    'waiting.title': 'Waiting to be sent: {n}',
    'waiting.help': 'There is no connection. It is kept on this phone and sent by itself.',
    'waiting.one': 'waiting to be sent',
    'waiting.now': 'Send now',
    'refused.title': 'Not done',
    'refused.again': 'Do it all the same',
    'refused.dismiss': 'I have seen it',
    'refused.when': 'You pressed “{action}” {age}.',
    'refused.BEFORE_REFUSED': 'What you pressed before it was not done, so this was not either.',
    'refused.PHOTO_LOST': 'The phone did not keep the photo. Take it again.',
    'done.photo': 'The photo is with the alert',
    'done.undo': 'Undo',
    'done.on-the-way': 'Told the others that you are on the way',
  },
  zh: {
    'waiting.title': '{n} 项操作等待发送',
    'waiting.help': '没有网络。操作已保存在本机，恢复后自动发出。',
    'waiting.one': '等待发送',
    'waiting.now': '立即发送',
    'refused.title': '未生效',
    'refused.again': '仍要执行',
    'refused.dismiss': '知道了',
    'refused.when': '您在{age}按了“{action}”。',
    'refused.BEFORE_REFUSED': '前一步操作未生效，这一步也没有执行。',
    'refused.PHOTO_LOST': '手机没有保存住这张照片，请重新拍摄。',
    'done.photo': '照片已上传',
    'done.undo': '撤销',
    'done.on-the-way': '已告知其他人您正在前往',
  },
})
