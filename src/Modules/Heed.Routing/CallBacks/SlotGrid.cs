using System.Globalization;

namespace Heed.Routing.CallBacks;

/// <summary>The times in which customers may be rung, from the queue's weekly times and what is taken already.</summary>
internal static class SlotGrid
{
    /// <summary>How far ahead times are offered, in days.</summary>
    public const int Days = 7;

    /// <summary>Most times that are offered.</summary>
    public const int Most = 24;

    /// <summary>A time that ends sooner than this is offered no more.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Times with places left from now on, the soonest first. What begins in an hour that summer time leaves out does not exist; what begins in
    /// an hour that comes twice begins the first time.
    /// </summary>
    /// <param name="taken">Open call-backs by the beginning of their time.</param>
    public static IReadOnlyList<OpenSlot> Offer(IReadOnlyList<CallBackSlot> slots, TimeZoneInfo zone, DateTimeOffset now, IReadOnlyDictionary<DateTimeOffset, int> taken)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var places = new Dictionary<(DateTimeOffset From, DateTimeOffset To), int>();
        for (var day = 0; day <= Days; day++)
        {
            var date = today.AddDays(day);
            foreach (var slot in slots.Where(s => s.Days.Contains((int)date.DayOfWeek)))
            {
                if (At(date, slot.From, zone) is not { } from || At(date, slot.To, zone) is not { } to || to - now < Lead) continue;
                // Two lines of the settings may say the same time: their places add up.
                places[(from, to)] = places.GetValueOrDefault((from, to)) + slot.Places;
            }
        }

        return
        [
            .. places.Select(p => new OpenSlot(p.Key.From, p.Key.To, p.Value - taken.GetValueOrDefault(p.Key.From))).Where(s => s.Left > 0).OrderBy(s => s.From).ThenBy(s => s.To).Take(Most),
        ];
    }

    private static DateTimeOffset? At(DateOnly date, string clock, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture));
        if (zone.IsInvalidTime(local)) return null;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
