using System.Xml.Linq;

namespace MetricsTools.Maintenance.Scheduling;

/// <summary>The document of a job for the Task Scheduler of Windows (Task Scheduler Schema 1.2).</summary>
public static class TaskDocument
{
    private const string Source = "MetricsTools";

    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <summary>The document. The time is in UTC whatever the machine's zone is; the task runs also when its user is not logged on, and what was missed is made good.</summary>
    public static string Text(ScheduledJob job)
    {
        var task = new XElement(
            Schema + "Task",
            new XAttribute("version", "1.2"),
            Element("RegistrationInfo", Element("Source", Source), Element("Description", job.Description), Element("Documentation", job.Store)),
            Element("Triggers", Element("CalendarTrigger", Element("StartBoundary", $"2026-01-01T{ScheduledJob.Hour:00}:00:00Z"), Element("Enabled", "true"), Element("ScheduleByDay", Element("DaysInterval", "1")))),
            Element("Principals", new XElement(Schema + "Principal", new XAttribute("id", "Author"), Element("UserId", job.User), Element("LogonType", "S4U"), Element("RunLevel", "LeastPrivilege"))),
            Element(
                "Settings",
                Element("MultipleInstancesPolicy", "IgnoreNew"),
                Element("DisallowStartIfOnBatteries", "false"),
                Element("StopIfGoingOnBatteries", "false"),
                Element("StartWhenAvailable", "true"),
                Element("ExecutionTimeLimit", "PT4H"),
                Element("Priority", "7")),
            new XElement(
                Schema + "Actions",
                new XAttribute("Context", "Author"),
                Element("Exec", Element("Command", job.Program), Element("Arguments", CommandLineText.Join(job.Arguments)))));
        return "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n" + task;
    }

    /// <summary>The store of a document, or null when it is not one of ours.</summary>
    public static string? StoreOf(string document)
    {
        try
        {
            XElement? information = XElement.Parse(document).Element(Schema + "RegistrationInfo");
            return (string?)information?.Element(Schema + "Source") == Source ? (string?)information?.Element(Schema + "Documentation") : null;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }

    private static XElement Element(string name, params object[] content) => new(Schema + name, content);
}
