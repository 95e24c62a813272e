namespace MetricsTools;

/// <summary>
/// Every failure that has a name. The name is what scripts match on (the first part of a PowerShell FullyQualifiedErrorId), so it never changes;
/// the sentence that goes with it stands in <c>ErrorMessages.resx</c> under the same name.
/// </summary>
public enum ErrorId
{
    /// <summary>Name missing.</summary>
    NameMissing,

    /// <summary>Name too long.</summary>
    NameTooLong,

    /// <summary>Name invalid.</summary>
    NameInvalid,

    /// <summary>Too many tags.</summary>
    TooManyTags,

    /// <summary>Duplicate tag.</summary>
    DuplicateTag,

    /// <summary>Tag key empty.</summary>
    TagKeyEmpty,

    /// <summary>Tag key too long.</summary>
    TagKeyTooLong,

    /// <summary>Tag value empty.</summary>
    TagValueEmpty,

    /// <summary>Tag value too long.</summary>
    TagValueTooLong,

    /// <summary>Tag not unicode.</summary>
    TagNotUnicode,

    /// <summary>Tag text invalid.</summary>
    TagTextInvalid,

    /// <summary>Tag not allowed.</summary>
    TagNotAllowed,

    /// <summary>Tag unreadable.</summary>
    TagUnreadable,

    /// <summary>Value missing.</summary>
    ValueMissing,

    /// <summary>Value not number.</summary>
    ValueNotNumber,

    /// <summary>Value not finite.</summary>
    ValueNotFinite,

    /// <summary>Counter negative.</summary>
    CounterNegative,

    /// <summary>Kind conflict.</summary>
    KindConflict,

    /// <summary>Kind unknown.</summary>
    KindUnknown,

    /// <summary>Cumulative not counter.</summary>
    CumulativeNotCounter,

    /// <summary>Timestamp invalid.</summary>
    TimestampInvalid,

    /// <summary>Timestamp too old.</summary>
    TimestampTooOld,

    /// <summary>Timestamp in future.</summary>
    TimestampInFuture,

    /// <summary>Duration invalid.</summary>
    DurationInvalid,

    /// <summary>Duration without unit.</summary>
    DurationWithoutUnit,

    /// <summary>Duration not positive.</summary>
    DurationNotPositive,

    /// <summary>Range in future.</summary>
    RangeInFuture,

    /// <summary>Range before retention.</summary>
    RangeBeforeRetention,

    /// <summary>Range too long.</summary>
    RangeTooLong,

    /// <summary>Range reversed.</summary>
    RangeReversed,

    /// <summary>Interval too short.</summary>
    IntervalTooShort,

    /// <summary>Store not found.</summary>
    StoreNotFound,

    /// <summary>Store is directory.</summary>
    StoreIsDirectory,

    /// <summary>Store path invalid.</summary>
    StorePathInvalid,

    /// <summary>Store read only.</summary>
    StoreReadOnly,

    /// <summary>Store access denied.</summary>
    StoreAccessDenied,

    /// <summary>Store not database.</summary>
    StoreNotDatabase,

    /// <summary>Store foreign.</summary>
    StoreForeign,

    /// <summary>Store newer.</summary>
    StoreNewer,

    /// <summary>Store locked.</summary>
    StoreLocked,

    /// <summary>Store corrupt.</summary>
    StoreCorrupt,

    /// <summary>Store full.</summary>
    StoreFull,

    /// <summary>Store on network.</summary>
    StoreOnNetwork,

    /// <summary>Store failed.</summary>
    StoreFailed,

    /// <summary>Metric not found.</summary>
    MetricNotFound,

    /// <summary>Metric without data.</summary>
    MetricWithoutData,

    /// <summary>Metric exists.</summary>
    MetricExists,

    /// <summary>Allowed tags invalid.</summary>
    AllowedTagsInvalid,

    /// <summary>Tag rejected.</summary>
    TagRejected,

    /// <summary>Privacy key invalid.</summary>
    PrivacyKeyInvalid,

    /// <summary>Privacy mode unknown.</summary>
    PrivacyModeUnknown,

    /// <summary>Method unknown.</summary>
    MethodUnknown,

    /// <summary>Threshold missing.</summary>
    ThresholdMissing,

    /// <summary>Threshold order.</summary>
    ThresholdOrder,

    /// <summary>Direction needed.</summary>
    DirectionNeeded,

    /// <summary>Baseline unreadable.</summary>
    BaselineUnreadable,

    /// <summary>Format unknown.</summary>
    FormatUnknown,

    /// <summary>Format not readable.</summary>
    FormatNotReadable,

    /// <summary>Format content.</summary>
    FormatContent,

    /// <summary>File exists.</summary>
    FileExists,

    /// <summary>File not appendable.</summary>
    FileNotAppendable,

    /// <summary>Unit conflict.</summary>
    UnitConflict,

    /// <summary>Unit not time.</summary>
    UnitNotTime,

    /// <summary>Tag column missing.</summary>
    TagColumnMissing,

    /// <summary>Block results.</summary>
    BlockResults,

    /// <summary>Block failed.</summary>
    BlockFailed,

    /// <summary>Nothing to judge by.</summary>
    NothingToJudgeBy,

    /// <summary>Options in conflict.</summary>
    OptionsInConflict,

    /// <summary>File is store.</summary>
    FileIsStore,

    /// <summary>Text not UTF-8.</summary>
    TextNotUtf8,

    /// <summary>File record.</summary>
    FileRecord,

    /// <summary>Format needs store.</summary>
    FormatNeedsStore,

    /// <summary>Threshold not positive.</summary>
    ThresholdNotPositive,

    /// <summary>Field failed.</summary>
    FieldFailed,

    /// <summary>Cumulative overflow.</summary>
    CumulativeOverflow,

    /// <summary>Block not taken.</summary>
    BlockNotTaken,

    /// <summary>Baseline missing.</summary>
    BaselineMissing,

    /// <summary>Backup exists.</summary>
    BackupExists,

    /// <summary>Backup in use.</summary>
    BackupInUse,

    /// <summary>Backup disk full.</summary>
    BackupDiskFull,

    /// <summary>Setting unknown.</summary>
    SettingUnknown,

    /// <summary>Setting invalid.</summary>
    SettingInvalid,

    /// <summary>Setting value missing.</summary>
    SettingValueMissing,

    /// <summary>Setting scope.</summary>
    SettingScope,

    /// <summary>Setting file unreadable.</summary>
    SettingFileUnreadable,

    /// <summary>Scheduler failed.</summary>
    SchedulerFailed,

    /// <summary>Task not found.</summary>
    TaskNotFound,

    /// <summary>SQLite unavailable.</summary>
    SqliteUnavailable,

    /// <summary>Deviation unreadable.</summary>
    DeviationUnreadable,

    /// <summary>Format missing.</summary>
    FormatMissing,

    /// <summary>Season too long.</summary>
    SeasonTooLong,

    /// <summary>Time zone unknown.</summary>
    TimeZoneUnknown,

    /// <summary>Time range invalid.</summary>
    TimeRangeInvalid,

    /// <summary>Label invalid.</summary>
    LabelInvalid,

    /// <summary>Baseline exists.</summary>
    BaselineExists,

    /// <summary>Baseline not found.</summary>
    BaselineNotFound,

    /// <summary>Baseline without metric.</summary>
    BaselineWithoutMetric,

    /// <summary>State unreadable.</summary>
    StateUnreadable,

    /// <summary>State changed.</summary>
    StateChanged,

    /// <summary>State name invalid.</summary>
    StateNameInvalid,

    /// <summary>Times missing.</summary>
    TimesMissing,

    /// <summary>Side missing.</summary>
    SideMissing,

    /// <summary>Store in use.</summary>
    StoreInUse,

    /// <summary>Size alert.</summary>
    SizeAlert,

    /// <summary>Alert rule invalid.</summary>
    AlertRuleInvalid,

    /// <summary>Alert rule exists.</summary>
    AlertRuleExists,

    /// <summary>Alert rule not found.</summary>
    AlertRuleNotFound,

    /// <summary>Alert rule unreadable.</summary>
    AlertRuleUnreadable,

    /// <summary>Alert rule takes no block.</summary>
    AlertRuleTakesNoBlock,

    /// <summary>Alert action failed.</summary>
    AlertActionFailed,

    /// <summary>Webhook invalid.</summary>
    WebhookInvalid,

    /// <summary>Webhook failed.</summary>
    WebhookFailed,

    /// <summary>Annotation invalid.</summary>
    AnnotationInvalid,

    /// <summary>Annotation not found.</summary>
    AnnotationNotFound,

    /// <summary>Annotation unreadable.</summary>
    AnnotationUnreadable,

    /// <summary>Text rejected.</summary>
    TextRejected,

    /// <summary>Timer stopped.</summary>
    TimerStopped,

    /// <summary>Collector exists.</summary>
    CollectorExists,

    /// <summary>Collector not found.</summary>
    CollectorNotFound,

    /// <summary>Collector interval.</summary>
    CollectorInterval,

    /// <summary>Process not found.</summary>
    ProcessNotFound,

    /// <summary>Status code invalid.</summary>
    StatusCodeInvalid,

    /// <summary>Duration negative.</summary>
    DurationNegative,

    /// <summary>Route missing.</summary>
    RouteMissing,

    /// <summary>Route template invalid.</summary>
    RouteTemplateInvalid,

    /// <summary>Event type missing.</summary>
    EventTypeMissing,

    /// <summary>Event type unknown.</summary>
    EventTypeUnknown,

    /// <summary>Event type invalid.</summary>
    EventTypeInvalid,

    /// <summary>Event type description invalid.</summary>
    EventTypeDescriptionInvalid,

    /// <summary>Event type built in.</summary>
    EventTypeBuiltIn,

    /// <summary>Event type not found.</summary>
    EventTypeNotFound,
}
