/// Where the story's original lies, too.
package typealias StoryID = RandomID<Story>
