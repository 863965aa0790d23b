using Heed.Platform.Timers;

namespace Heed.Bot.Mining;

/// <summary>A resolved conversation has stayed so for an hour: what it teaches is looked for. Also fires each night for all that were missed.</summary>
internal sealed class SettledTimer : ITimerHandler
{
    public const string TimerKind = "bot.settled";

    /// <summary>The timer's key for the nightly round.</summary>
    public static readonly Guid Nightly = Ids.FromParts("bot.settled", "nightly");

    /// <summary>One conversation has settled.</summary>
    public const string Settled = "botPair.settled";

    /// <summary>Night has come.</summary>
    public const string Night = "botPair.night";
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    /// <summary>Three in the morning in China, when few write.</summary>
    private static readonly TimeSpan Hour = TimeSpan.FromHours(19);

    public string Kind => TimerKind;

    public static void Set(Unit unit, Guid conversation)
    {
        unit.SetTimer(TimerKind, conversation, unit.Now + Quiet);
        var due = new DateTimeOffset(unit.Now.UtcDateTime.Date, TimeSpan.Zero) + Hour;
        unit.SetTimer(TimerKind, Nightly, due > unit.Now ? due : due.AddDays(1));
    }

    public void Fire(Unit unit, DueTimer timer) => unit.Append(timer.Key == Nightly ? new LedgerEvent(Night, "botPair", timer.Key) : new LedgerEvent(Settled, "botPair", timer.Key));
}
