namespace Heed.Knowledge.Meanings;

/// <summary>An entry that lies near a question by its meaning.</summary>
/// <param name="Id">As indexes write it.</param>
/// <param name="Nearness">How much of the way from the common nearness of entries to the same it goes, at most 1.</param>
internal readonly record struct NearEntry(string Id, double Nearness, string Question);
