using Heed.Queueing.Erlang;

namespace Heed.Floor.Lines;

/// <summary>A line and what is promised in it.</summary>
/// <param name="Id">Its id; <see cref="Guid.Empty"/> for what belongs to no line of its own.</param>
/// <param name="Name">Its name; null for that one.</param>
/// <param name="Teams">Who serves it; empty for everybody who may answer.</param>
/// <param name="TargetSeconds">Within how many seconds it should be answered.</param>
/// <param name="TargetPercent">How many of a hundred should be; 1 to 99.</param>
/// <param name="AlarmSeconds">From how long a wait on supervisors are told; 0 never.</param>
internal sealed record LineTerms(Guid Id, string? Name, IReadOnlyList<Guid> Teams, int TargetSeconds = 60, int TargetPercent = 80, int AlarmSeconds = 0)
{
    /// <summary>The target as the formulas take it.</summary>
    public ServiceTarget Target => new(Math.Clamp(TargetPercent, 1, 99) / 100.0, TargetSeconds);
}
