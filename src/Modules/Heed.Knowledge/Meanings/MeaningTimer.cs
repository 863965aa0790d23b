using Heed.Platform.Timers;

namespace Heed.Knowledge.Meanings;

/// <summary>Tries again what failed a while ago.</summary>
internal sealed class MeaningTimer : ITimerHandler
{
    internal const string TimerKind = "knowledge.meaning";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer) => Tell(unit);

    /// <summary>Has the work begin in the background.</summary>
    internal static void Tell(Unit unit) => unit.Append(new LedgerEvent(MeaningReader.Due, "knowledgeMeaning", Guid.Empty, 1));
}
