namespace Heed.Accounts.Public;

/// <summary>What a new workspace is called and speaks.</summary>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="TimeZone">IANA name such as <c>Asia/Shanghai</c>.</param>
/// <param name="BrandName">Name of the first brand; the workspace's name when null.</param>
public sealed record NewWorkspace(string Name, string Language, string TimeZone, string? BrandName = null, bool IsDemo = false);
