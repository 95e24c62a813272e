namespace MetricsTools;

/// <summary>How much a failure ends: one record, or all that a command could still do.</summary>
public static class ErrorScope
{
    /// <summary>Whether the store is not to be had: missing, locked, damaged, not a store, or without SQLite.</summary>
    public static bool IsStoreFailure(this ErrorId id) => id is
        ErrorId.StoreNotFound or ErrorId.StoreIsDirectory or ErrorId.StorePathInvalid or ErrorId.StoreReadOnly or ErrorId.StoreAccessDenied
        or ErrorId.StoreNotDatabase or ErrorId.StoreForeign or ErrorId.StoreNewer or ErrorId.StoreLocked or ErrorId.StoreCorrupt or ErrorId.StoreFull
        or ErrorId.StoreOnNetwork or ErrorId.StoreFailed or ErrorId.SqliteUnavailable or ErrorId.StoreInUse;

    /// <summary>Whether it leaves nothing more to do, because every further record would fail alike.</summary>
    public static bool EndsEverything(this ErrorId id) => id.IsStoreFailure() || id is ErrorId.PrivacyKeyInvalid or ErrorId.PrivacyModeUnknown;
}
