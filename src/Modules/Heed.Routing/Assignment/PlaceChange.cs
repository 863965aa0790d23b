namespace Heed.Routing.Assignment;

/// <summary>What becomes of a place.</summary>
/// <param name="Before">The row as it was seen; null when there was none.</param>
/// <param name="After">The row as it is to be; null when it must not wait at all.</param>
/// <param name="Left">How it leaves a queue, told to the ledger; null when it does not.</param>
/// <param name="Entered">Whether it enters a queue.</param>
/// <param name="Changed">Whether it asks for something else than before.</param>
internal sealed record PlaceChange(QueuedWork? Before, QueuedWork? After, string? Left, bool Entered = false, bool Changed = false)
{
    /// <summary>Whether anything must be written.</summary>
    public bool IsChange => !ReferenceEquals(Before, After);

    public static PlaceChange None(QueuedWork? place) => new(place, place, null);

    /// <summary>Writes the row and tells the ledger, inside a unit.</summary>
    public void Write(Unit unit)
    {
        if (!IsChange || After is null) return;
        if (Left is not null && Before is not null) WorkNews.Left(unit, Before, Left, After.Agent);
        if (Before is { Standing: Standing.Offered, Agent: { } asked }) WorkNews.Asked(unit, Before.Id, asked);
        WorkRows.Save(unit, After);
        if (Entered) WorkNews.Entered(unit, After, WorkPlan.Read(After.Plan), again: Before is { Standing: not Standing.Done });
    }
}
