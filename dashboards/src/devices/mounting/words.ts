import { defineWords } from '../../words/define.ts'

/** How a sensor that measures a distance hangs in its bin. */
export const words = defineWords({
  en: {
    'mounting.title': 'How the sensor hangs',
    'mounting.help': 'Measure from the sensor straight down, with a tape.',
    'mounting.empty': 'To the bottom',
    'mounting.full': 'To where it is full',
    'mounting.dead': 'Sees nothing nearer than',
    'mounting.cm': 'cm',
    'mounting.would': '{percent} % full would be {cm} cm from the sensor.',
    'mounting.wrong': 'Full must be nearer to the sensor than empty.',
    'mounting.sketch': 'A bin with the sensor at its top: empty at {empty} cm, full at {full} cm',
    'mounting.sensor': 'sensor',
    'mounting.at-full': 'full {cm} cm',
    'mounting.at-empty': 'empty {cm} cm',
  },
  zh: {
    'mounting.title': '传感器安装尺寸',
    'mounting.help': '用卷尺从传感器垂直向下量。',
    'mounting.empty': '到桶底',
    'mounting.full': '到装满线',
    'mounting.dead': '盲区（近于此测不到）',
    'mounting.cm': '厘米',
    'mounting.would': '{percent}% 满时，距传感器 {cm} 厘米。',
    'mounting.wrong': '装满线应比桶底离传感器更近。',
    'mounting.sketch': '垃圾桶示意图，传感器在顶部：空桶 {empty} 厘米，装满 {full} 厘米',
    'mounting.sensor': '传感器',
    'mounting.at-full': '满 {cm} 厘米',
    'mounting.at-empty': '空 {cm} 厘米',
  },
})
