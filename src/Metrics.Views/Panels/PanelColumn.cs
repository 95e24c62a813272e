namespace MetricsTools.Views.Panels;

/// <summary>A column of a panel.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Narrowest">The fewest columns of the screen in which it is of use.</param>
/// <param name="Widest">The most columns of the screen that it takes.</param>
/// <param name="IsRight">Whether its cells are flush right.</param>
/// <param name="IsOptional">Whether it is left out where there is no room for all.</param>
internal sealed record PanelColumn(string Name, int Narrowest, int Widest = int.MaxValue, bool IsRight = false, bool IsOptional = false);
