using HybridTrust.Organizations;
using HybridTrust.Runs.Turns;

namespace HybridTrust.Runs;

/// <summary>
/// Tells whether two recorded names may be one person. What is better refused once too often: the same name in another case, the same
/// before what stands in parentheses (an object id, the ticket system that told it), or two names that the profile gives to one person.
/// </summary>
/// <param name="people">The people of the profile.</param>
public sealed class Identities(IReadOnlyList<Person> people)
{
    /// <summary>Whether the two may be one person.</summary>
    public bool MayBeSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase)
        || people.Any(person => Is(person, one) && Is(person, other));

    /// <summary>
    /// Whether it is known who asked: the host signed the requester in, or the profile knows the name that the ticket system told.
    /// </summary>
    public bool Knows(RunRequest request) => Knows(request.RequestedBy, request.Ticket);

    /// <summary>The same of whoever asked by another ticket, which the run carries too.</summary>
    public bool Knows(Attachment attached) => Knows(attached.RequestedBy, attached.Ticket);

    private bool Knows(string requester, TicketReference ticket) =>
        !requester.EndsWith($" ({ticket.System})", StringComparison.Ordinal) || people.Any(person => Is(person, requester));

    private static bool Is(Person person, string name) => person.IsCalled(name) || person.IsCalled(Bare(name));

    private static string Bare(string name) => name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name;
}
