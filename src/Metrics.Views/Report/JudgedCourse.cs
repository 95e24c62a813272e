using MetricsTools.Deviations;
using MetricsTools.Views.Cards;
using MetricsTools.Views.Charts;
using MetricsTools.Views.Courses;
using MetricsTools.Views.Rows;
using MetricsTools.Views.Wording;

namespace MetricsTools.Views.Report;

/// <summary>A course with all that was found out about it.</summary>
/// <param name="Course">The course.</param>
/// <param name="Card">The series at a glance.</param>
/// <param name="Deviation">How its newest interval was judged, or null.</param>
/// <param name="Band">What is normal for it, or null.</param>
internal sealed record JudgedCourse(SeriesCourse Course, MetricCard Card, Deviation? Deviation, SeriesBand? Band)
{
    /// <summary>The changes of its level.</summary>
    public IEnumerable<ChangePointRow> Shifts => (Band?.Shifts ?? []).Select(shift => new ChangePointRow(
        Course.Key, (long)shift.Place, FigureText.Of(shift.Before, Course.Unit), FigureText.Of(shift.After, Course.Unit), shift.Percent));
}
