using System.Management.Automation;

namespace MetricsTools.PowerShell.Errors;

/// <summary>Turns the core's errors into PowerShell's: the same id, the right category, the input as target.</summary>
internal static class MetricErrorRecord
{
    /// <summary>The error record of a failure.</summary>
    public static ErrorRecord ToErrorRecord(this MetricException exception, object? target) =>
        new(exception, exception.Id.ToString(), CategoryOf(exception.Id), target);

    private static ErrorCategory CategoryOf(ErrorId id) => id switch
    {
        ErrorId.StoreNotFound or ErrorId.TaskNotFound or ErrorId.SettingUnknown or ErrorId.MetricNotFound or ErrorId.MetricWithoutData or ErrorId.BaselineNotFound
            or ErrorId.BaselineWithoutMetric or ErrorId.AlertRuleNotFound or ErrorId.CollectorNotFound or ErrorId.ProcessNotFound or ErrorId.AnnotationNotFound or ErrorId.EventTypeNotFound => ErrorCategory.ObjectNotFound,
        ErrorId.MetricExists or ErrorId.FileExists or ErrorId.BackupExists or ErrorId.FileIsStore or ErrorId.BaselineExists or ErrorId.AlertRuleExists or ErrorId.CollectorExists => ErrorCategory.ResourceExists,
        ErrorId.SchedulerFailed or ErrorId.KindConflict or ErrorId.UnitConflict or ErrorId.TimerStopped => ErrorCategory.InvalidOperation,
        ErrorId.StoreReadOnly or ErrorId.StoreAccessDenied => ErrorCategory.PermissionDenied,
        ErrorId.StoreLocked or ErrorId.StoreInUse or ErrorId.BackupInUse or ErrorId.StateChanged => ErrorCategory.ResourceBusy,
        ErrorId.StoreIsDirectory or ErrorId.StorePathInvalid or ErrorId.StoreNotDatabase or ErrorId.StoreForeign or ErrorId.StoreNewer
            or ErrorId.StoreOnNetwork or ErrorId.StoreFailed => ErrorCategory.OpenError,
        ErrorId.WebhookFailed => ErrorCategory.ConnectionError,
        ErrorId.AlertActionFailed => ErrorCategory.NotSpecified,
        ErrorId.SqliteUnavailable => ErrorCategory.NotInstalled,
        ErrorId.StoreFull or ErrorId.BackupDiskFull => ErrorCategory.WriteError,
        ErrorId.StoreCorrupt or ErrorId.AlertRuleUnreadable or ErrorId.FormatContent or ErrorId.ValueMissing or ErrorId.ValueNotNumber or ErrorId.ValueNotFinite or ErrorId.CounterNegative
            or ErrorId.TimestampInvalid or ErrorId.TimestampTooOld or ErrorId.TimestampInFuture or ErrorId.TagUnreadable or ErrorId.TagValueEmpty
            or ErrorId.TagRejected or ErrorId.BaselineUnreadable or ErrorId.DeviationUnreadable or ErrorId.TextNotUtf8 or ErrorId.FieldFailed or ErrorId.SettingFileUnreadable or ErrorId.BlockFailed
            or ErrorId.StateUnreadable or ErrorId.AnnotationUnreadable or ErrorId.TextRejected
            or ErrorId.StatusCodeInvalid or ErrorId.DurationNegative => ErrorCategory.InvalidData,
        ErrorId.SizeAlert or ErrorId.RangeTooLong or ErrorId.TooManyTags or ErrorId.TagValueTooLong or ErrorId.TagKeyTooLong or ErrorId.NameTooLong or ErrorId.CumulativeOverflow => ErrorCategory.LimitsExceeded,
        _ => ErrorCategory.InvalidArgument,
    };
}
