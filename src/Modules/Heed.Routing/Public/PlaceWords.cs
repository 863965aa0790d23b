namespace Heed.Routing.Public;

/// <summary>A place in a queue in words a customer understands, in one language for the widget's line and the bot's sentence.</summary>
public static class PlaceWords
{
    private const int Minute = 60, MostMinutes = 120;

    /// <summary>One line: how many are before, and about how long it takes where that is known.</summary>
    public static string Line(QueuePlace place, string? language)
    {
        var chinese = IsChinese(language);
        var ahead = place.Position - 1;
        var before = ahead switch
        {
            0 => chinese ? "您是下一位" : "You are next",
            1 => chinese ? "前面还有 1 位" : "1 person before you",
            _ => chinese ? $"前面还有 {ahead} 位" : $"{ahead} people before you",
        };
        return Minutes(place) switch
        {
            null => before,
            1 => before + (chinese ? "，预计 1 分钟内" : " · within a minute"),
            > MostMinutes => before + (chinese ? "，等待时间较长" : " · a long wait"),
            { } minutes => before + (chinese ? $"，预计约 {minutes} 分钟" : $" · about {minutes} min"),
        };
    }

    /// <summary>A sentence to add to others; empty for somebody who is next and need not be told.</summary>
    public static string Sentence(QueuePlace place, string? language)
    {
        if (place.Position <= 1 && Minutes(place) is null or 1) return "";
        return IsChinese(language) ? Line(place, language) + "。" : $" {Line(place, language).Replace(" · ", ", ", StringComparison.Ordinal)}.";
    }

    private static int? Minutes(QueuePlace place) => place.ExpectedSeconds is { } seconds ? Math.Max(1, (seconds + Minute - 1) / Minute) : null;

    private static bool IsChinese(string? language) => language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;
}
