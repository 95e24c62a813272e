using MetricsTools.Model;

namespace MetricsTools.Views.Panels;

/// <summary>A row of a panel.</summary>
/// <param name="Severity">How bad what it says is.</param>
/// <param name="Cells">Its cells; one a column.</param>
internal sealed record PanelRow(Severity Severity, IReadOnlyList<PanelCell> Cells);
