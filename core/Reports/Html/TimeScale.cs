namespace HybridTrust.Reports.Html;

/// <summary>Places times on a line, with room for today on both sides.</summary>
internal sealed class TimeScale
{
    private readonly double _left;
    private readonly double _right;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    public TimeScale(ReportTimeline timeline, double left, double right)
    {
        (_left, _right) = (left, right);
        var first = timeline.Periods.Min(p => p.From);
        var last = timeline.Periods.Max(p => p.To);
        _from = first < timeline.Today ? first : timeline.Today;
        _to = last > timeline.Today ? last : timeline.Today;
    }

    /// <summary>The starts of the years between the ends, at most a dozen.</summary>
    public IEnumerable<DateTimeOffset> Years
    {
        get
        {
            var step = Math.Max(1, ((_to.Year - _from.Year) / 12) + 1);
            for (var year = _from.Year + 1; year <= _to.Year; year += step)
            {
                yield return new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            }
        }
    }

    /// <summary>Where a time is; what lies outside stands at the edge.</summary>
    public double At(DateTimeOffset time)
    {
        var whole = (_to - _from).TotalSeconds;
        var part = whole <= 0 ? 0 : (time - _from).TotalSeconds / whole;
        return _left + (Math.Clamp(part, 0, 1) * (_right - _left));
    }
}
