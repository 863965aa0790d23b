using Heed.Platform.Store;

namespace Heed.Platform.Search;

/// <summary>
/// Pieces of a query over found documents: <c>select … from {From} cross join … where {Where} and … order by {Newest}</c>.
/// The columns <c>d.doc</c> and <c>d.entity</c> can be used. Join with <c>cross join</c>: it keeps SQLite at walking the
/// index from its end, so that a limit ends the walk.
/// </summary>
public sealed record SearchSource(SqlText From, SqlText Where, SqlText Newest);
