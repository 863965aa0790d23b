namespace Heed.Browser.Tests.Bot;

/// <summary>A scripted visitor.</summary>
/// <param name="Kind">question, unknown, angry, order, return or person.</param>
/// <param name="Says">Words in turn; <c>#</c> before the end of a button's id. What comes after a person took over is not said.</param>
/// <param name="Source">The source that must be shown.</param>
/// <param name="Buyer">For whom the shop vouches; null for nobody known.</param>
/// <param name="Owns">Whether the order is theirs.</param>
internal sealed record Guest(string Kind, string[] Says, string? Source = null, string? Buyer = null, bool Owns = false);
