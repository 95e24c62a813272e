using System.Management.Automation;

namespace MetricsTools.PowerShell.Recording;

/// <summary>The type of an error: that of the exception which a script would catch, without what PowerShell wraps round it. The message is never looked at.</summary>
internal static class ErrorType
{
    /// <summary>What a script ended with that calls <c>exit</c> with another code than 0.</summary>
    public const string Exit = "exit";

    /// <summary>The type's full name.</summary>
    public static string NameOf(Exception exception)
    {
        Type type = Unwrap(exception).GetType();
        return type.FullName ?? type.Name;
    }

    /// <summary>The error record that a script would catch.</summary>
    public static ErrorRecord RecordOf(RuntimeException exception) => new(exception.ErrorRecord, exception);

    /// <summary>The exception that a script would catch.</summary>
    public static Exception Unwrap(Exception exception)
    {
        if (exception is RuntimeException { ErrorRecord.Exception: { } recorded and not ParentContainsErrorRecordException }) exception = recorded;
        while (exception.InnerException is { } inner && IsWrapper(exception)) exception = inner;
        return exception;
    }

    // A runtime error of the engine, such as a division by zero, stands in a plain RuntimeException.
    private static bool IsWrapper(Exception exception) =>
        exception is CmdletInvocationException or MethodInvocationException or GetValueInvocationException or SetValueInvocationException
        || exception.GetType() == typeof(RuntimeException);
}
