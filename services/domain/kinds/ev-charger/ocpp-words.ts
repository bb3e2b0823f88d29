import { type Text, text } from '../../model/text.ts'

/** What a charger says of itself, as people say it; in English the standard's own names serve. */
export const OCPP_WORDS: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries({
    Available: '空闲',
    Preparing: '准备中',
    Charging: '充电中',
    SuspendedEVSE: '充电桩暂停',
    SuspendedEV: '车辆暂停',
    Finishing: '即将结束',
    Reserved: '已预约',
    Unavailable: '不可用',
    Faulted: '故障',
    ConnectorLockFailure: '枪锁故障',
    EVCommunicationError: '车辆通信异常',
    GroundFailure: '接地故障',
    HighTemperature: '温度过高',
    InternalError: '内部错误',
    LocalListConflict: '本地名单冲突',
    NoError: '无故障',
    OtherError: '其他故障',
    OverCurrentFailure: '过流',
    OverVoltage: '过压',
    PowerMeterFailure: '电表故障',
    PowerSwitchFailure: '开关故障',
    ReaderFailure: '读卡器故障',
    ResetFailure: '重启失败',
    UnderVoltage: '欠压',
    WeakSignal: '信号弱',
  }).map(([name, zh]) => [name, text(name, zh)]),
)
