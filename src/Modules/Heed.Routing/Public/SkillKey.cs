namespace Heed.Routing.Public;

/// <summary>Names of skills in the engine: the id of the skill, so that renaming one changes nothing.</summary>
public static class SkillKey
{
    public static string Of(Guid skill) => skill.ToString();

    /// <summary>The skill; null for what is no skill of the workspace's own, such as a brand or a team.</summary>
    public static Guid? Read(string key) => Guid.TryParseExact(key, "D", out var id) ? id : null;
}
