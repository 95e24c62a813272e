namespace MetricsTools.Views.Drawing;

/// <summary>Walks over the places of a straight line on a grid (Bresenham 1965).</summary>
internal static class LineTrace
{
    /// <summary>Visits every place from one to another, both of them too.</summary>
    public static void Walk(int x, int y, int toX, int toY, Action<int, int> visit)
    {
        int right = Math.Abs(toX - x), down = -Math.Abs(toY - y);
        int stepX = x < toX ? 1 : -1, stepY = y < toY ? 1 : -1, error = right + down;
        while (true)
        {
            visit(x, y);
            if (x == toX && y == toY) return;
            int twice = 2 * error;
            if (twice >= down)
            {
                error += down;
                x += stepX;
            }

            if (twice <= right)
            {
                error += right;
                y += stepY;
            }
        }
    }
}
