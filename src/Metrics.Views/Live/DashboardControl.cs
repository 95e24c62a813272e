using MetricsTools.Views.Dashboard;

namespace MetricsTools.Views.Live;

/// <summary>What keys do to a dashboard.</summary>
/// <param name="request">What it shows at first.</param>
public sealed class DashboardControl(DashboardRequest request)
{
    private const int LongestFilter = 100;

    private bool _isChanged;

    /// <summary>What it shows.</summary>
    public DashboardRequest Request { get; private set; } = request;

    /// <summary>What has been chosen.</summary>
    public DashboardState State { get; private set; } = new();

    /// <summary>Whether it is over.</summary>
    public bool IsQuit { get; private set; }

    /// <summary>Whether what it shows has changed since this was asked last.</summary>
    public bool TakeChange()
    {
        bool isChanged = _isChanged;
        _isChanged = false;
        return isChanged;
    }

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="page">The rows that a page key scrolls over.</param>
    public void Press(KeyPress key, int page)
    {
        if (key is { Key: ConsoleKey.C, IsControl: true }) IsQuit = true;
        else if (State.ShowsHelp) State = State with { ShowsHelp = false };
        else if (State.IsTyping) Type(key);
        else Command(key, page);
    }

    private void Type(KeyPress key)
    {
        string filter = State.Filter;
        State = key.Key switch
        {
            ConsoleKey.Enter => State with { IsTyping = false },
            ConsoleKey.Escape => State with { IsTyping = false, Filter = "" },
            ConsoleKey.Backspace => State with { Filter = filter.Substring(0, Math.Max(0, filter.Length - 1)) },
            _ when !char.IsControl(key.Character) && filter.Length < LongestFilter => State with { Filter = filter + key.Character, Offset = 0 },
            _ => State,
        };
    }

    private void Command(KeyPress key, int page)
    {
        switch (key.Key, char.ToLowerInvariant(key.Character))
        {
            case (ConsoleKey.Escape, _) or (_, 'q'):
                IsQuit = true;
                break;
            case (_, ' ' or 'p'):
                State = State with { IsPaused = !State.IsPaused };
                break;
            case (_, 'r'):
                Request = Request with { Last = DashboardRanges.Next(Request.Last) };
                _isChanged = true;
                break;
            case (_, 's'):
                State = State.NextSort();
                break;
            case (_, '/' or 'f'):
                State = State with { IsTyping = true };
                break;
            case (_, '?' or 'h'):
                State = State with { ShowsHelp = true };
                break;
            case (ConsoleKey.DownArrow, _):
                Scroll(1);
                break;
            case (ConsoleKey.UpArrow, _):
                Scroll(-1);
                break;
            case (ConsoleKey.PageDown, _):
                Scroll(page / 2);
                break;
            case (ConsoleKey.PageUp, _):
                Scroll(-page / 2);
                break;
            case (ConsoleKey.Home, _):
                State = State with { Offset = 0 };
                break;
        }
    }

    private void Scroll(int rows) => State = State with { Offset = Math.Max(0, State.Offset + rows) };
}
