namespace Heed.Accounts.ViewAs;

/// <summary>As whom one looks at the workspace.</summary>
/// <param name="Kind"><c>role</c> or <c>person</c>.</param>
/// <param name="Name">Of a built-in role its key, which clients put into words.</param>
/// <param name="BuiltIn">Whether it is a built-in role.</param>
/// <param name="Until">When it ends by itself.</param>
internal sealed record ViewingView(string Kind, Guid Id, string Name, bool BuiltIn, DateTimeOffset Until);
