using Heed.Kernel;

namespace Heed.Customers.Public;

/// <summary>What was found out about a row before it is taken in.</summary>
public sealed record ImportLook(IReadOnlyList<FieldError> Errors, Guid? Known);
