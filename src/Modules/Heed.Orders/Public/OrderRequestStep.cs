namespace Heed.Orders.Public;

/// <summary>A step in the life of a request.</summary>
/// <param name="Step"><c>asked</c>, <c>approved</c>, <c>rejected</c>, <c>tried</c>, <c>done</c>, <c>failed</c>, <c>retried</c> or <c>reopened</c>.</param>
/// <param name="By">Who, when it was a person or a key.</param>
/// <param name="Detail">A code of ours, such as <c>timeout</c>; never words of people.</param>
public sealed record OrderRequestStep(DateTimeOffset At, string Step, Guid? By = null, string? Detail = null);
