namespace MetricsTools.Text;

/// <summary>
/// Timestamps as text, strictly ISO 8601 and the same in every culture: <c>2026-01-31</c>, or <c>2026-01-31T08:00[:00[.1234567]]</c> with a T or
/// a space, followed by nothing (local time), Z, <c>+01:00</c> or <c>+0100</c>. Whatever could be read in two ways, such as 11/12/2026, is refused.
/// </summary>
public static class TimestampText
{
    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>Reads a timestamp; digits below a millisecond are cut off.</summary>
    /// <param name="text">The text, without white space around it.</param>
    /// <param name="zone">
    /// The zone of a text that names none. A local time that a clock change skips or repeats is read with the zone's standard offset, as .NET does.
    /// </param>
    /// <param name="milliseconds">Milliseconds since 1970-01-01T00:00:00Z.</param>
    /// <returns>False when the text is of another form, no such day or time exists, or the moment in UTC lies outside the years 1 to 9999.</returns>
    public static bool TryParse(string? text, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        if (text is null) return false;
        int position = 0;
        if (!TryReadDate(text, ref position, out DateTime local)) return false;
        TimeSpan? offset = null;
        if (position < text.Length)
        {
            if (text[position++] is not ('T' or ' ')) return false;
            if (!TryReadTime(text, ref position, out long ticks) || !TryReadOffset(text, ref position, out offset)) return false;
            local = local.AddTicks(ticks);
        }

        long utc = local.Ticks - (offset ?? zone.GetUtcOffset(local)).Ticks;
        if (position != text.Length || utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks) return false;
        // The years begin at tick 0, so this division cuts off, and never rounds up, before 1970 too.
        milliseconds = (utc / TicksPerMillisecond) - (UnixEpochTicks / TicksPerMillisecond);
        return true;
    }

    private static bool TryReadDate(string text, ref int position, out DateTime date)
    {
        date = default;
        if (!TryReadNumber(text, ref position, 4, out int year) || !TryRead(text, ref position, '-')) return false;
        if (!TryReadNumber(text, ref position, 2, out int month) || !TryRead(text, ref position, '-')) return false;
        if (!TryReadNumber(text, ref position, 2, out int day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        return true;
    }

    private static bool TryReadTime(string text, ref int position, out long ticks)
    {
        ticks = 0;
        if (!TryReadNumber(text, ref position, 2, out int hour) || !TryRead(text, ref position, ':')) return false;
        if (!TryReadNumber(text, ref position, 2, out int minute)) return false;
        int second = 0;
        long fraction = 0;
        if (TryRead(text, ref position, ':'))
        {
            if (!TryReadNumber(text, ref position, 2, out second)) return false;
            if (TryRead(text, ref position, '.') && !TryReadFraction(text, ref position, out fraction)) return false;
        }

        if (hour > 23 || minute > 59 || second > 59) return false;
        ticks = new TimeSpan(hour, minute, second).Ticks + fraction;
        return true;
    }

    private static bool TryReadFraction(string text, ref int position, out long ticks)
    {
        ticks = 0;
        int start = position;
        long unit = TimeSpan.TicksPerSecond;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            if (unit == 1) return false;
            unit /= 10;
            ticks += (text[position++] - '0') * unit;
        }

        return position > start;
    }

    private static bool TryReadOffset(string text, ref int position, out TimeSpan? offset)
    {
        offset = null;
        if (position == text.Length) return true;
        char sign = text[position++];
        if (sign == 'Z')
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (sign is not ('+' or '-') || !TryReadNumber(text, ref position, 2, out int hours)) return false;
        TryRead(text, ref position, ':');
        if (!TryReadNumber(text, ref position, 2, out int minutes) || minutes > 59 || (hours * 60) + minutes > 14 * 60) return false;
        var size = new TimeSpan(hours, minutes, 0);
        offset = sign == '-' ? -size : size;
        return true;
    }

    private static bool TryReadNumber(string text, ref int position, int digits, out int number)
    {
        number = 0;
        if (text.Length - position < digits) return false;
        for (int end = position + digits; position < end; position++)
        {
            if (text[position] is not (>= '0' and <= '9')) return false;
            number = (number * 10) + (text[position] - '0');
        }

        return true;
    }

    private static bool TryRead(string text, ref int position, char expected)
    {
        if (position >= text.Length || text[position] != expected) return false;
        position++;
        return true;
    }
}
