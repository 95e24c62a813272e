namespace MetricsTools.Maintenance.Checks;

/// <summary>One way of looking for damage. A check that meets damage it cannot read past throws; that is a finding too.</summary>
internal interface IStoreCheck
{
    /// <summary>Its name, one word.</summary>
    string Name { get; }

    /// <summary>What it finds: everything that is wrong, or one result that says that all is well.</summary>
    /// <exception cref="MetricException">The store is damaged.</exception>
    IEnumerable<StoreCheckResult> Run(StoreCheckContext context);
}
