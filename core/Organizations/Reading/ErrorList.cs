namespace HybridTrust.Organizations.Reading;

/// <summary>Collects what is wrong.</summary>
internal sealed class ErrorList
{
    private readonly List<ProfileError> _errors = [];
    private int _leftOut;

    public bool Any => _errors.Count > 0;

    public void Add(string path, string problem, string remedy)
    {
        if (_errors.Count < ProfileLimits.Errors)
        {
            _errors.Add(new ProfileError(path, problem, remedy));
        }
        else
        {
            _leftOut++;
        }
    }

    public IReadOnlyList<ProfileError> ToList() => _leftOut == 0
        ? [.. _errors]
        : [.. _errors, new ProfileError("$", $"There are {_leftOut} more errors.", "Correct those listed first, then check again.")];
}
