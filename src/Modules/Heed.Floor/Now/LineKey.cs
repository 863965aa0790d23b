namespace Heed.Floor.Now;

/// <summary>A line within a brand: figures are kept apart by brand, so that whoever sees some brands gets the sums of those.</summary>
internal readonly record struct LineKey(Guid Brand, Guid Queue);
