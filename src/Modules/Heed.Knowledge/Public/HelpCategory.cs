namespace Heed.Knowledge.Public;

/// <summary>A category on the help centre.</summary>
/// <param name="Name">In the language asked for, else in another one.</param>
/// <param name="Articles">Articles in it and below it.</param>
public sealed record HelpCategory(Guid Id, Guid? Parent, string Name, int Articles);
