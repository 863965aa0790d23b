namespace Heed.Browser.Tests.Hostile;

/// <summary>A piece of hostile text.</summary>
/// <param name="Number">Its number, which it tells when it runs or calls out.</param>
/// <param name="Family">The trick it tries.</param>
/// <param name="Markup">The text itself; markup where markup is read, mere words everywhere else.</param>
internal sealed record Vector(int Number, string Family, string Markup);
